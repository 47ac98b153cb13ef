using System.Management.Automation;
using System.Management.Automation.Language;

namespace AtlasPS.Sandbox.Running;

/// <summary>One stop of the tour: what is said before it, and what is typed.</summary>
/// <param name="Narration">The comment lines above the command, each with its <c>#</c>, and empty lines for the paragraphs between.</param>
/// <param name="Command">The statement, as it stands in the file.</param>
internal sealed record TourStop(IReadOnlyList<string> Narration, string Command);

/// <summary>Reads a script as a guided tour: statement by statement, with the comments above each.</summary>
internal static class TourScript
{
    /// <exception cref="ParseException">The text is no script.</exception>
    public static IReadOnlyList<TourStop> Read(string text)
    {
        var script = Parser.ParseInput(text, out var tokens, out var errors);
        if (errors.Length > 0)
            throw new ParseException(errors);

        var stops = new List<TourStop>();
        var from = 0;
        foreach (var statement in script.EndBlock?.Statements ?? [])
        {
            stops.Add(new TourStop(Comments(tokens, from, statement.Extent.StartOffset), statement.Extent.Text));
            from = statement.Extent.EndOffset;
        }

        return stops;
    }

    private static string[] Comments(Token[] tokens, int from, int to) =>
        [.. tokens
            .Where(token => token.Kind == TokenKind.Comment && token.Extent.StartOffset >= from && token.Extent.EndOffset <= to)
            .Select(static token => token.Text)
            .Where(static line => line.StartsWith("# ", StringComparison.Ordinal))];
}
