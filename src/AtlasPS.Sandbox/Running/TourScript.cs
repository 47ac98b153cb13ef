using System.Management.Automation;
using System.Management.Automation.Language;

namespace AtlasPS.Sandbox.Running;

/// <summary>One stop of the tour: what is said before it, and what is typed.</summary>
/// <param name="Narration">The comment lines above the command, each with its <c>#</c>, and an empty line between paragraphs.</param>
/// <param name="Command">The statement, as it stands in the file, with a comment that stands behind it.</param>
/// <param name="FailsOnPurpose">The comment behind it says that it is there to show an error.</param>
internal sealed record TourStop(IReadOnlyList<string> Narration, string Command, bool FailsOnPurpose);

/// <summary>Reads a script as a guided tour: statement by statement, with the comments above each.</summary>
internal static class TourScript
{
    private const string PurposeMark = "on purpose";

    /// <exception cref="ParseException">The text is no script.</exception>
    public static IReadOnlyList<TourStop> Read(string text)
    {
        var script = Parser.ParseInput(text, out var tokens, out var errors);
        if (errors.Length > 0)
            throw new ParseException(errors);

        var comments = tokens.Where(static token => token.Kind == TokenKind.Comment).Select(static token => token.Extent).ToArray();
        var stops = new List<TourStop>();
        var from = 0;
        foreach (var statement in script.EndBlock?.Statements.Select(static statement => statement.Extent) ?? [])
        {
            var above = comments.Where(comment => comment.StartLineNumber > from && comment.EndLineNumber < statement.StartLineNumber);
            var behind = comments.FirstOrDefault(comment => comment.StartLineNumber == statement.EndLineNumber);
            var command = behind is null ? statement.Text : text[statement.StartOffset..behind.EndOffset];
            stops.Add(new TourStop(Paragraphs(above), command, behind?.Text.Contains(PurposeMark, StringComparison.Ordinal) == true));
            from = statement.EndLineNumber;
        }

        return stops;
    }

    private static List<string> Paragraphs(IEnumerable<IScriptExtent> comments)
    {
        var lines = new List<string>();
        IScriptExtent? before = null;
        foreach (var comment in comments)
        {
            if (before is not null && comment.StartLineNumber > before.EndLineNumber + 1)
                lines.Add("");
            lines.Add(comment.Text);
            before = comment;
        }

        return lines;
    }
}
