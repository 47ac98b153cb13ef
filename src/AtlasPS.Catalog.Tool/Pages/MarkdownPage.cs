using System.Text;

namespace AtlasPS.Catalog.Tool.Pages;

/// <summary>One cmdlet as a page of documentation.</summary>
internal static class MarkdownPage
{
    public static string Render(CommandPage page)
    {
        var text = new StringBuilder($"# {page.Name}\n\n{page.Synopsis}\n\n## Syntax\n\n```powershell\n");
        foreach (var line in page.Syntax)
            text.Append(Syntax(page.Name, line)).Append('\n');
        text.Append("```\n\n## Description\n\n").Append(PageText.Description(page)).Append("\n\n## Examples\n");
        foreach (var example in page.Examples)
            text.Append($"\n```powershell\n{example.Code}\n```\n\n{example.Text}\n");
        text.Append("\n## Parameters\n\n| parameter | type | |\n|---|---|---|\n");
        foreach (var parameter in page.Parameters)
            text.Append($"| `-{parameter.Name}` | {parameter.Type} | {Cell(parameter)} |\n");
        text.Append($"\n## Output\n\n{(page.Outputs.Count == 0 ? "None." : string.Join(", ", page.Outputs.Select(output => $"`{output}`")))}\n");
        if (page.Operations.Count > 0)
            text.Append("\n## Operations\n\n").AppendJoin("\n", PageText.Notes(page).Select(note => $"- {note}")).Append('\n');
        return text.Append($"\n[Online reference]({page.Link})\n").ToString();
    }

    private static string Syntax(string name, SyntaxLine line)
    {
        const int Width = 100;
        var text = new StringBuilder(name);
        int column = name.Length;
        foreach (string part in line.Parameters.Select(Part))
        {
            if (column + part.Length + 1 > Width)
            {
                text.Append("\n   ");
                column = 3;
            }

            text.Append(' ').Append(part);
            column += part.Length + 1;
        }

        return text.ToString();
    }

    private static string Part(ParameterText parameter)
    {
        string name = parameter.Position is null ? $"-{parameter.Name}" : $"[-{parameter.Name}]";
        string full = parameter.IsSwitch ? $"-{parameter.Name}" : $"{name} <{parameter.Type}>";
        return parameter.Required ? full : $"[{full}]";
    }

    private static string Cell(ParameterText parameter)
    {
        var parts = new List<string> { parameter.Help };
        if (parameter.Aliases.Count > 0)
            parts.Add($"Also {string.Join(", ", parameter.Aliases.Select(alias => $"`-{alias}`"))}.");
        if (parameter.Required)
            parts.Add("Required.");
        return string.Join(" ", parts).Replace("|", "\\|").Replace("\n", " ");
    }
}
