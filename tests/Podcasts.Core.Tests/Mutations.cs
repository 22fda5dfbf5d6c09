namespace Podcasts.Core.Tests;

/// <summary>Valid files damaged at random, and the same way in every run.</summary>
internal static class Mutations
{
    private static readonly byte[] Telling = [0, 9, 10, 13, .. " \"#%&'()*+,-./0123456789:;<=>?@[\\]{|}eEnu~\x7F\x80\xBF\xC0\xE2\xFE\xFF"u8];

    /// <summary>As many as wanted: bytes changed, cut out, doubled, put elsewhere, or the end cut off; now and then a piece of another of the files.</summary>
    public static IEnumerable<byte[]> Of(IReadOnlyList<byte[]> valid, int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var file = valid[random.Next(valid.Count)].ToList();
            for (var changes = 1 + random.Next(4); changes > 0 && file.Count > 0; changes--)
            {
                Change(file, valid, random);
            }

            yield return [.. file];
        }
    }

    private static void Change(List<byte> file, IReadOnlyList<byte[]> valid, Random random)
    {
        var at = random.Next(file.Count);
        var length = Math.Min(1 + random.Next(64), file.Count - at);
        switch (random.Next(7))
        {
            case 0:
                file[at] = (byte)random.Next(256);
                break;
            case 1:
                file[at] = Telling[random.Next(Telling.Length)];
                break;
            case 2:
                file.RemoveRange(at, length);
                break;
            case 3:
                file.InsertRange(at, file.GetRange(at, length));
                break;
            case 4:
                file.InsertRange(random.Next(file.Count), file.GetRange(at, length));
                break;
            case 5:
                var other = valid[random.Next(valid.Count)];
                var from = random.Next(other.Length);
                file.InsertRange(at, other[from..Math.Min(other.Length, from + length)]);
                break;
            default:
                file.RemoveRange(Math.Max(at, file.Count / 2), file.Count - Math.Max(at, file.Count / 2));
                break;
        }
    }
}
