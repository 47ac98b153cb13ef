using System.Text.RegularExpressions;

namespace AtlasPS.Catalog;

/// <summary>A parameter that an example gives to a cmdlet of ours exists.</summary>
internal sealed class ExampleParameterRule() : CatalogRule("ATLAS035")
{
    private static readonly Regex Text = new("'(?:[^']|'')*'|\"(?:[^\"`]|`.|\"\")*\"|#[^\n]*", RegexOptions.CultureInvariant);
    private static readonly Regex Call = new(@"(?<![\w-])([A-Z][A-Za-z]+-Atlas\w*)\b([^|;\n(){}]*)", RegexOptions.CultureInvariant);
    private static readonly Regex Argument = new(@"(?<=\s)-([A-Za-z]\w*)", RegexOptions.CultureInvariant);

    public override IEnumerable<CatalogFinding> Check(CatalogView view) =>
        from cmdlet in view.Cmdlets
        from example in cmdlet.Examples
        from Match call in Call.Matches(Text.Replace(example.Code, "''"))
        let command = view.Command(call.Groups[1].Value)
        where command is { Surface.HandWritten: false }
        let known = Names(command)
        from Match argument in Argument.Matches(call.Groups[2].Value)
        let name = argument.Groups[1].Value
        where !PowerShellNames.IsTaken(name) && !known.Any(candidate => candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase))
        select Finding(example.Source.At("code"), $"{command.Name} has no parameter '{name}'. {Suggestion.For(name, known)}");

    private static List<string> Names(CommandModel command) =>
        [.. command.Parameters.SelectMany(parameter => new[] { parameter.Name }.Concat(parameter.Aliases)), .. command.MachineryParameters, .. command.WrittenParameters];
}
