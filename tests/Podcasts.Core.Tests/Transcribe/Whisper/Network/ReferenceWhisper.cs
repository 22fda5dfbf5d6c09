namespace Podcasts.Core.Tests.Transcribe.Whisper.Network;

/// <summary>Whisper written out in double precision, position by position, with no cache and no batch.</summary>
internal sealed class ReferenceWhisper(RandomModel model)
{
    private readonly int _width = model.Dimensions.AudioWidth;

    /// <summary>mel is [bins][frames]; the result [positions][width].</summary>
    public double[][] Encode(double[][] mel)
    {
        var x = Transpose(Gelu(Convolve(Gelu(Convolve(mel, "encoder.conv1", 1)), "encoder.conv2", 2)));
        Add(x, Rows("encoder.positional_embedding", 0, x.Length));
        for (var layer = 0; layer < model.Dimensions.AudioLayers; layer++)
        {
            var prefix = $"encoder.blocks.{layer}.";
            var normal = Norm(x, prefix + "attn_ln");
            Add(x, Attend(normal, normal, prefix + "attn", model.Dimensions.AudioHeads, causal: false));
            Add(x, Forward(x, prefix));
        }

        return Norm(x, "encoder.ln_post");
    }

    /// <summary>Scores of every token after each of the given ones: [positions][vocabulary].</summary>
    public double[][] Decode(int[] tokens, double[][] encoded)
    {
        var embedding = "decoder.token_embedding.weight";
        var x = tokens.Select(token => Rows(embedding, token, 1)[0]).ToArray();
        Add(x, Rows("decoder.positional_embedding", 0, x.Length));
        for (var layer = 0; layer < model.Dimensions.TextLayers; layer++)
        {
            var prefix = $"decoder.blocks.{layer}.";
            var normal = Norm(x, prefix + "attn_ln");
            Add(x, Attend(normal, normal, prefix + "attn", model.Dimensions.TextHeads, causal: true));
            Add(x, Attend(Norm(x, prefix + "cross_attn_ln"), encoded, prefix + "cross_attn", model.Dimensions.TextHeads, causal: false));
            Add(x, Forward(x, prefix));
        }

        return [.. Norm(x, "decoder.ln").Select(row => Multiply(model.Tensors[embedding], row))];
    }

    private double[][] Forward(double[][] x, string prefix) =>
        Linear(Gelu(Linear(Norm(x, prefix + "mlp_ln"), prefix + "mlp.0")), prefix + "mlp.2");

    private double[][] Attend(double[][] x, double[][] source, string name, int heads, bool causal)
    {
        var (query, key, value) = (Linear(x, name + ".query"), Linear(source, name + ".key"), Linear(source, name + ".value"));
        var size = _width / heads;
        var joined = x.Select(_ => new double[_width]).ToArray();
        for (var head = 0; head < heads; head++)
        {
            var part = (head * size)..((head + 1) * size);
            for (var i = 0; i < x.Length; i++)
            {
                var seen = causal ? i + 1 : source.Length;
                var scores = Enumerable.Range(0, seen).Select(j => Dot(query[i][part], key[j][part]) / Math.Sqrt(size)).ToArray();
                var weights = scores.Select(score => Math.Exp(score - scores.Max())).ToArray();
                for (var c = 0; c < size; c++)
                {
                    joined[i][(head * size) + c] = Enumerable.Range(0, seen).Sum(j => weights[j] * value[j][(head * size) + c]) / weights.Sum();
                }
            }
        }

        return Linear(joined, name + ".out");
    }

    private double[][] Convolve(double[][] x, string name, int stride)
    {
        var (weight, bias) = (model.Tensors[name + ".weight"], model.Tensors[name + ".bias"]);
        var frames = x[0].Length;
        return [.. Enumerable.Range(0, bias.Length).Select(o => Enumerable.Range(0, frames / stride).Select(t =>
        {
            double sum = bias[o];
            for (var i = 0; i < x.Length; i++)
            {
                for (var k = 0; k < 3; k++)
                {
                    var at = (t * stride) + k - 1;
                    sum += at >= 0 && at < frames ? x[i][at] * weight[(((o * x.Length) + i) * 3) + k] : 0;
                }
            }

            return sum;
        }).ToArray())];
    }

    private double[][] Linear(double[][] x, string name)
    {
        var weight = model.Tensors[name + ".weight"];
        var bias = model.Tensors.GetValueOrDefault(name + ".bias");
        return [.. x.Select(row => Multiply(weight, row).Select((value, i) => value + (bias?[i] ?? 0)).ToArray())];
    }

    private double[][] Norm(double[][] x, string name)
    {
        var (weight, bias) = (model.Tensors[name + ".weight"], model.Tensors[name + ".bias"]);
        return [.. x.Select(row =>
        {
            var mean = row.Average();
            var deviation = Math.Sqrt(row.Average(value => (value - mean) * (value - mean)) + 1e-5);
            return row.Select((value, i) => ((value - mean) / deviation * weight[i]) + bias[i]).ToArray();
        })];
    }

    private double[][] Rows(string name, int from, int count) =>
        [.. Enumerable.Range(from, count).Select(row => model.Tensors[name].Skip(row * _width).Take(_width).Select(value => (double)value).ToArray())];

    private static double[] Multiply(float[] matrix, double[] vector)
    {
        var product = new double[matrix.Length / vector.Length];
        for (var row = 0; row < product.Length; row++)
        {
            for (var i = 0; i < vector.Length; i++)
            {
                product[row] += matrix[(row * vector.Length) + i] * vector[i];
            }
        }

        return product;
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b).Sum(pair => pair.First * pair.Second);

    private static void Add(double[][] x, double[][] y)
    {
        for (var row = 0; row < x.Length; row++)
        {
            x[row] = [.. x[row].Zip(y[row], (a, b) => a + b)];
        }
    }

    private static double[][] Transpose(double[][] x) => [.. Enumerable.Range(0, x[0].Length).Select(t => x.Select(row => row[t]).ToArray())];

    private static double[][] Gelu(double[][] x) => [.. x.Select(row => row.Select(value => value * 0.5 * (1 + ErrorFunction(value / Math.Sqrt(2)))).ToArray())];

    // The series of erf; arguments beyond 5 give 1 to the last digit of a double.
    private static double ErrorFunction(double x)
    {
        if (Math.Abs(x) > 5)
        {
            return Math.Sign(x);
        }

        var (sum, term) = (x, x);
        for (var n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }
}
