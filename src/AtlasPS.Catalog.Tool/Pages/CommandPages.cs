using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace AtlasPS.Catalog.Tool.Pages;

/// <summary>
/// Puts together what is said of each cmdlet: parameters as the engine sees them in the built module, so that they are true, and words from the catalog.
/// </summary>
internal static class CommandPages
{
    private static readonly HashSet<string> Common = new(Cmdlet.CommonParameters, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyList<CommandPage> Read(string manifest, ModuleModel module)
    {
        var built = Commands(manifest);
        var findings = WrittenCmdletCheck.Check(module, built.ToDictionary(
            command => command.Key, IReadOnlyCollection<string> (command) => [.. command.Value.Parameters.Keys.Where(parameter => !Common.Contains(parameter))])).ToArray();
        if (findings.Length > 0)
            throw new CatalogException(findings);
        return [.. module.Commands.Select(command => Page(command, built[command.Name], module))];
    }

    private static Dictionary<string, CmdletInfo> Commands(string manifest)
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", Path.GetFullPath(manifest)).AddParameter("ErrorAction", ActionPreference.Stop).AddStatement();
        shell.AddCommand("Get-Command").AddParameter("Module", "AtlasPS").AddParameter("CommandType", CommandTypes.Cmdlet);
        return shell.Invoke<CmdletInfo>().ToDictionary(command => command.Name, command =>
        {
            // Parameter sets are worked out when first asked for, which needs the runspace.
            _ = command.ParameterSets;
            return command;
        });
    }

    private static CommandPage Page(CommandModel command, CmdletInfo built, ModuleModel module)
    {
        var operations = command.Sets.Select(set => set.Operation.Facts).Distinct().ToList();
        ParameterText Text(CommandParameterInfo parameter) => Parameter(command, parameter, module.Common);
        var sets = built.ParameterSets.Select(set => new SyntaxLine(set.Name, [.. Ordered(command, set).Select(Text)])).ToList();
        var all = sets.SelectMany(set => set.Parameters).GroupBy(parameter => parameter.Name).Select(same =>
            same.First() with { Required = sets.Count == 1 ? same.First().Required : same.Count() == sets.Count && same.All(parameter => parameter.Required) });
        return new CommandPage(
            command.Name,
            command.Family,
            command.Surface.Synopsis,
            command.Surface.Description,
            sets,
            [.. all.OrderBy(parameter => parameter.Name, StringComparer.Ordinal)],
            Inputs(sets),
            [.. built.OutputType.Select(output => output.Name).Distinct()],
            [.. operations.SelectMany(operation => operation.Roles).Distinct()],
            operations,
            command.Surface.Examples,
            operations.FirstOrDefault()?.DocsUrl ?? "https://mongodb.com/docs/atlas/configure-api-access/");
    }

    private static IEnumerable<CommandParameterInfo> Ordered(CommandModel command, CommandParameterSetInfo set) => set.Parameters
        .Where(parameter => !Common.Contains(parameter.Name) && !IsTolerated(command, parameter.Name, set.Name))
        .OrderBy(parameter => parameter.Position < 0 ? int.MaxValue : parameter.Position)
        .ThenByDescending(parameter => parameter.IsMandatory);

    /// <summary>A set that only tolerates a parameter for piped objects' sake does not show it.</summary>
    private static bool IsTolerated(CommandModel command, string parameter, string set) =>
        command.Parameters.FirstOrDefault(candidate => candidate.Name == parameter)?.Places.Any(place => place.Set == set && place.Tolerated) == true;

    private static IReadOnlyList<string> Inputs(IEnumerable<SyntaxLine> sets) =>
        [.. sets.SelectMany(set => set.Parameters).Where(parameter => parameter.Pipeline != "false").Select(parameter => parameter.Name).Distinct()];

    private static ParameterText Parameter(CommandModel command, CommandParameterInfo parameter, SurfaceCommon common)
    {
        var model = command.Parameters.FirstOrDefault(candidate => candidate.Name == parameter.Name);
        string help = model?.Help
            ?? command.Surface.Parameters.FirstOrDefault(decided => decided.Name == parameter.Name)?.Help
            ?? common.HelpOf(parameter.Name)
            ?? throw new CatalogException($"{command.Name}: -{parameter.Name} has no help.");
        return new ParameterText(
            parameter.Name,
            TypeName(parameter.ParameterType),
            parameter.ParameterType == typeof(SwitchParameter),
            Facts(command, help, model),
            parameter.IsMandatory,
            parameter.Position < 0 ? null : parameter.Position,
            parameter is { ValueFromPipeline: true, ValueFromPipelineByPropertyName: true } ? "true (ByValue, ByPropertyName)" : parameter.ValueFromPipeline ? "true (ByValue)" : parameter.ValueFromPipelineByPropertyName ? "true (ByPropertyName)" : "false",
            parameter.Aliases,
            model?.Value.Enum ?? [],
            model is { IsMany: true, Source: not null } && command.Kind == CommandKind.Read);
    }

    /// <summary>The bounds of a value belong to its help, and the facts know them best.</summary>
    private static string Facts(CommandModel command, string help, ParameterModel? model)
    {
        if (model is null)
            return help;
        var facts = new List<string>();
        if (model.Value is { IsOpen: true, Enum.Count: > 0 })
            facts.Add($"Known are {string.Join(", ", model.Value.Enum)}.");
        else if (model.Value.Enum.Count is > 0 and <= 30)
            facts.Add($"One of {string.Join(", ", model.Value.Enum)}.");
        else if (model.Value.Enum.Count > 30)
            facts.Add($"One of {model.Value.Enum.Count} values; press Tab to see them.");
        if (model.Value.Schema is { Minimum: { } least, Maximum: { } most })
            facts.Add($"From {least} to {most}.");
        if (model.Value.Schema.Default is { } preset and not "\"\"" and not "null" and not "[]" and not "false" && model.Places.All(place => !place.Mandatory) && model.In != "path" && command.Verb != "Set")
            facts.Add($"Atlas takes {preset.Trim('"')} where nothing is given.");
        return facts.Count == 0 ? help : $"{help} {string.Join(" ", facts)}";
    }

    private static string TypeName(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsArray ? TypeName(plain.GetElementType()!) + "[]" : plain.Name;
    }
}
