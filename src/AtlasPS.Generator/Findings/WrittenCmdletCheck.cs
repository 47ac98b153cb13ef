using System.Collections.Immutable;
using AtlasPS.Catalog;

namespace AtlasPS.Generator;

/// <summary>Compares the cmdlets that are written by hand with their descriptions in the catalog.</summary>
internal static class WrittenCmdletCheck
{
    private const string Id = "ATLAS040";

    public static IEnumerable<CatalogFinding> Check(ModuleModel module, ImmutableArray<WrittenCmdlet> written)
    {
        var described = module.Commands.Where(command => command.Surface.HandWritten).ToDictionary(command => command.Name);
        foreach (var missing in described.Values.Where(command => written.All(cmdlet => cmdlet.Name != command.Name)))
            yield return new(Id, missing.Surface.Source.Start, $"No class in src/AtlasPS is the cmdlet {missing.Name}.");
        foreach (var cmdlet in written)
        {
            if (!described.TryGetValue(cmdlet.Name, out var command))
            {
                yield return new(Id, cmdlet.Position, $"The catalog does not describe {cmdlet.Name}. Add it, with 'handWritten: true'.");
                continue;
            }

            var decided = command.Surface.Parameters.Select(parameter => parameter.Name).ToList();
            foreach (string name in decided.Except(cmdlet.Own.Concat(cmdlet.Inherited)))
                yield return new(Id, command.Surface.Source.At("parameters", name), $"The class of {cmdlet.Name} has no parameter '{name}'.");
            foreach (string name in cmdlet.Own.Concat(cmdlet.Inherited).Except(decided).Where(name => module.Common.HelpOf(name) is null))
                yield return new(Id, command.Surface.Source.At("parameters"), $"-{name} of {cmdlet.Name} has no help.");
        }
    }
}
