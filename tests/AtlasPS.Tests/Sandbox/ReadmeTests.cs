using System.Text.RegularExpressions;
using AtlasPS.Hosting;

namespace AtlasPS.Tests.Sandbox;

/// <summary>What the README shows is what one sees.</summary>
public sealed partial class ReadmeTests
{
    private const string Prompt = "PS> ";

    [Fact]
    public async Task Its_commands_print_what_it_says()
    {
        string readme = await File.ReadAllTextAsync(Path.Combine(BuiltModule.RepositoryRoot, "README.md"));
        // The sandbox is connected already, and nobody is there to be asked for keys.
        List<string> shown = [.. Transcripts().Matches(readme.ReplaceLineEndings("\n"))
            .SelectMany(transcript => transcript.Groups[1].Value.Split('\n'))
            .Where(line => line.Trim().Length > 0 && !line.StartsWith($"{Prompt}Connect-Atlas", StringComparison.Ordinal))];
        Assert.Contains(shown, line => line.StartsWith(Prompt, StringComparison.Ordinal));

        string commands = string.Concat(shown.Where(line => line.StartsWith(Prompt, StringComparison.Ordinal)).Select(line => $"{line[Prompt.Length..]}\n"));
        var run = await SandboxProcess.RunAsync(commands, "-Interactive");

        // A console shows errors between the rest. Here they come on a stream of their own, in the same order.
        Transcript output = new(run.Output), errors = new(run.Errors);
        foreach (string line in shown)
            Assert.True(output.Finds(line) || errors.Finds(line), $"The README shows\n{line}\nbut after what it shows before, this came:\n{output.Rest}\n{errors.Rest}");
    }

    /// <summary>Lines, and how far they were read.</summary>
    private sealed class Transcript(string text)
    {
        private readonly string[] _lines = [.. text.Split('\n').Select(line => line.TrimEnd())];
        private int _at;

        public string Rest => string.Join('\n', _lines.Skip(_at));

        public bool Finds(string line)
        {
            int found = Array.IndexOf(_lines, line.TrimEnd(), _at);
            if (found >= 0)
                _at = found + 1;
            return found >= 0;
        }
    }

    [GeneratedRegex(@"^```\n(PS> .*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Transcripts();
}
