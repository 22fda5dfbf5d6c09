using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Writes the bill of materials (CycloneDX 1.6): what the lock files name, as the first of them has it, with the licence that the package states. The same input gives the same file.</summary>
public class WriteBom : Task
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly Regex Package = new Regex(
        "\"(?<name>[^\"]+)\": \\{\\s*\"type\": \"(Direct|Transitive|CentralTransitive)\",(\\s*\"requested\": \"[^\"]*\",)?\\s*\"resolved\": \"(?<version>[^\"]+)\",\\s*\"contentHash\": \"(?<hash>[^\"]+)\"",
        RegexOptions.None,
        Patience);

    private static readonly Regex Licence = new Regex("<license type=\"expression\">\\s*([A-Za-z0-9.+ ()-]+?)\\s*</license>", RegexOptions.None, Patience);

    [Required]
    public ITaskItem[] Locks { get; set; }

    /// <summary>The NuGet cache.</summary>
    [Required]
    public string Packages { get; set; }

    [Required]
    public string Target { get; set; }

    public override bool Execute()
    {
        var components = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var match in Locks.SelectMany(file => Package.Matches(File.ReadAllText(file.ItemSpec)).Cast<Match>()))
        {
            var name = match.Groups["name"].Value;
            components[name] = components.TryGetValue(name, out var known) ? known : Component(name, match.Groups["version"].Value, match.Groups["hash"].Value);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Target));
        File.WriteAllText(Target, "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"version\":1,\"metadata\":{\"component\":{\"type\":\"application\",\"name\":\"podcasts\"}},\"components\":[\n" + string.Join(",\n", components.Values) + "\n]}\n");
        return true;
    }

    private string Component(string name, string version, string hash)
    {
        var stated = Path.Combine(Packages, name.ToLowerInvariant(), version.ToLowerInvariant(), name.ToLowerInvariant() + ".nuspec");
        var licence = File.Exists(stated) && Licence.Match(File.ReadAllText(stated)) is { Success: true } match ? ",\"licenses\":[{\"expression\":\"" + match.Groups[1].Value + "\"}]" : "";
        var hex = string.Concat(Convert.FromBase64String(hash).Select(part => part.ToString("x2")));
        return "{\"type\":\"library\",\"bom-ref\":\"" + name + "@" + version + "\",\"name\":\"" + name + "\",\"version\":\"" + version + "\",\"purl\":\"pkg:nuget/" + name + "@" + version + "\",\"hashes\":[{\"alg\":\"SHA-512\",\"content\":\"" + hex + "\"}]" + licence + "}";
    }
}
