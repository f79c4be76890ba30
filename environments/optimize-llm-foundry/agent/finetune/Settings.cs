// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
using System.Globalization;

/// <summary>The options of finetune.yaml: one "name: value" a line, comments begin with #.</summary>
sealed class Settings(Dictionary<string, string> values)
{
    public static Settings Read(string file) => new(File.ReadLines(file)
        .Select(line => line.Trim())
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
        .ToDictionary(pair => pair[0], pair => pair[1]));

    public string Text(string name) => values[name];

    public int Whole(string name) => int.Parse(values[name], CultureInfo.InvariantCulture);

    public double Number(string name) => double.Parse(values[name], CultureInfo.InvariantCulture);

    public bool Flag(string name) => values[name] == "true";
}
