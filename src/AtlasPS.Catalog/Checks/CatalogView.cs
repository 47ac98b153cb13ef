namespace AtlasPS.Catalog;

/// <summary>The input of a rule: the facts, the decisions, and the module that follows from both.</summary>
internal sealed class CatalogView
{
    private readonly Dictionary<string, CommandModel> _commands;

    public CatalogView(ApiFacts facts, Surface surface, ModuleModel module)
    {
        (Facts, Surface, Module) = (facts, surface, module);
        _commands = module.Commands.ToDictionary(command => command.Name, StringComparer.OrdinalIgnoreCase);
        Cmdlets = [.. surface.Families.SelectMany(family => family.Cmdlets)];
        Generated = [.. Cmdlets.Select(cmdlet => (Cmdlet: cmdlet, Command: Command(cmdlet.Name)!)).Where(entry => entry.Command?.Surface == entry.Cmdlet && !entry.Cmdlet.HandWritten)];
        Types = [.. surface.Families.SelectMany(family => family.Types)];
        Built = [.. module.Types.Where(type => type.Surface is not null).Select(type => (type.Surface!, type))];
    }

    public ApiFacts Facts { get; }

    public Surface Surface { get; }

    public ModuleModel Module { get; }

    /// <summary>Every cmdlet that was decided.</summary>
    public IReadOnlyList<SurfaceCmdlet> Cmdlets { get; }

    /// <summary>Every cmdlet that is generated, with the model of it.</summary>
    public IReadOnlyList<(SurfaceCmdlet Cmdlet, CommandModel Command)> Generated { get; }

    /// <summary>Every type that was decided.</summary>
    public IReadOnlyList<SurfaceType> Types { get; }

    /// <summary>Every type that was decided and that an operation uses, with the model of it.</summary>
    public IReadOnlyList<(SurfaceType Type, TypeModel Model)> Built { get; }

    /// <summary>The cmdlet of a name; null for none.</summary>
    public CommandModel? Command(string name) => _commands.TryGetValue(name, out var command) ? command : null;

    /// <summary>The operation of an id; null for none.</summary>
    public OperationFacts? Operation(string id) => Facts.TryOperation(id, out var operation) ? operation : null;
}
