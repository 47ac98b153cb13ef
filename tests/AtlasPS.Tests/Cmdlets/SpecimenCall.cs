using System.Collections;
using System.Text.RegularExpressions;
using AtlasPS.Catalog;
using AtlasPS.Hosting;

namespace AtlasPS.Tests.Cmdlets;

/// <summary>A cmdlet in one of its parameter sets, with an argument made from the facts for each of its parameters.</summary>
internal sealed class SpecimenCall
{
    /// <summary>The project and organization of every such call.</summary>
    public const string Id = "5e8f8a8b3d2c1f0a1b2c3d4e";

    private SpecimenCall(CommandModel command, CommandSet set)
    {
        Command = command;
        Set = set;
        Given = command.Parameters.Where(parameter => parameter.Places.Any(place => place.Set == set.Name && !place.Tolerated))
            .ToDictionary(parameter => parameter, parameter => parameter.WireName is "groupId" or "orgId" ? Id : Specimen.Of(parameter));
    }

    /// <summary>Every generated cmdlet in every parameter set, those that only wait left out.</summary>
    public static IEnumerable<SpecimenCall> All => AtlasCatalog.Module.Commands
        .Where(command => !command.Surface.HandWritten && command.Kind != CommandKind.Wait)
        .SelectMany(command => command.Sets.Select(set => new SpecimenCall(command, set)));

    /// <summary>A cmdlet in one of its sets.</summary>
    public static SpecimenCall Of(CommandModel command, CommandSet set) => new(command, set);

    public CommandModel Command { get; }

    public CommandSet Set { get; }

    public OperationModel Operation => Set.Operation;

    public Dictionary<ParameterModel, object> Given { get; }

    /// <summary>The requests of the operation, as a fault of the simulator is told them.</summary>
    public string Requests => Matching(Operation.Facts);

    /// <summary>Requests of an operation, whatever stands in its path.</summary>
    public static string Matching(OperationFacts facts) => $"{facts.Method} {Regex.Replace(facts.Path, @"\{\w+\}", "*")}";

    /// <summary>Calls it with everything that it takes, and agrees to whatever it asks.</summary>
    /// <param name="world">Where.</param>
    /// <param name="further">Further arguments, as <c>-PassThru</c> or <c>-Path</c>.</param>
    /// <param name="onlyNeeded">True to leave out what neither names the thing nor is mandatory.</param>
    public EngineResult Invoke(AtlasWorld world, Hashtable? further = null, bool onlyNeeded = false)
    {
        var arguments = further ?? [];
        foreach (var (parameter, value) in Given.Where(argument => !onlyNeeded || argument.Key.In == "path" || argument.Key.Places.Any(place => place.Set == Set.Name && place.Mandatory)))
            arguments[parameter.Name] = value;
        return world.Engine.Invoke("param($command, $arguments) $ConfirmPreference = 'None'; $WarningPreference = 'SilentlyContinue'; & $command @arguments", Command.Name, arguments);
    }

    public override string ToString() => $"{Command.Name} {Set.Name} ({Operation.Facts.Id})";
}
