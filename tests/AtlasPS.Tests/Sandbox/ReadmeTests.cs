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
        var (_, output) = await SandboxProcess.RunAsync(commands, "-Interactive");

        string[] printed = [.. output.Split('\n').Select(line => line.TrimEnd())];
        int at = 0;
        foreach (string line in shown)
        {
            int found = Array.IndexOf(printed, line.TrimEnd(), at);
            Assert.True(found >= 0, $"The README shows\n{line}\nbut after what it shows before, this came:\n{string.Join('\n', printed.Skip(at))}");
            at = found + 1;
        }
    }

    [GeneratedRegex(@"^```\n(PS> .*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Transcripts();
}
