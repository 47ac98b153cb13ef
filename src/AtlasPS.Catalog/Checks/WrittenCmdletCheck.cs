namespace AtlasPS.Catalog;

/// <summary>Compares the cmdlets that are written by hand with their descriptions, once they are built.</summary>
public static class WrittenCmdletCheck
{
    private const string Id = "ATLAS040";

    /// <summary>Every difference between the descriptions and what was built.</summary>
    /// <param name="module">The module as the catalog has it.</param>
    /// <param name="built">The parameters of each cmdlet that was built, by its name, without the common parameters of PowerShell.</param>
    public static IEnumerable<CatalogFinding> Check(ModuleModel module, IReadOnlyDictionary<string, IReadOnlyCollection<string>> built)
    {
        foreach (var command in module.Commands.Where(command => command.Surface.HandWritten))
        {
            if (!built.TryGetValue(command.Name, out var parameters))
            {
                yield return new(Id, command.Surface.Source.Start, $"No class in src/AtlasPS is the cmdlet {command.Name}.");
                continue;
            }

            var described = command.Surface.Parameters.Select(parameter => parameter.Name).ToList();
            foreach (string name in described.Except(parameters))
                yield return new(Id, command.Surface.Source.At("parameters", name), $"The class of {command.Name} has no parameter '{name}'. {Suggestion.For(name, parameters)}");
            foreach (string name in parameters.Except(described).Where(name => module.Common.HelpOf(name) is null))
                yield return new(Id, command.Surface.Source.At("parameters"), $"-{name} of {command.Name} has no help.");
        }

        foreach (string name in built.Keys.Where(name => module.Commands.All(command => command.Name != name)))
            yield return new(Id, module.Common.Source.Start, $"No file of the catalog describes the cmdlet {name}.");
    }
}
