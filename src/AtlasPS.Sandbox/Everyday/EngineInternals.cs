using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Reflection;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>
/// The two things that PowerShell's own commands can do and others cannot: end the commands before them, and hand objects to the
/// formatter in a chosen shape. Reached by reflection, here and nowhere else; the engine's version is pinned and a test goes through both.
/// </summary>
internal static class EngineInternals
{
    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    private static readonly Assembly Engine = typeof(PSObject).Assembly;

    private static readonly ConstructorInfo StopUpstream =
        Engine.GetType("System.Management.Automation.StopUpstreamCommandsException", throwOnError: true)!
            .GetConstructor(Hidden, [typeof(InternalCommand)])!;

    private static readonly Type Shape = Engine.GetType("Microsoft.PowerShell.Commands.Internal.Format.FormatShape", throwOnError: true)!;

    private static readonly ConstructorInfo Formatter =
        Engine.GetType("Microsoft.PowerShell.Commands.Internal.Format.InnerFormatShapeCommand", throwOnError: true)!
            .GetConstructor(Hidden, [Shape])!;

    private static readonly FieldInfo Implementation = typeof(FrontEndCommandBase).GetField("implementation", Hidden)!;

    /// <summary>The exception that ends the commands before <paramref name="command"/>, and is no error.</summary>
    public static Exception StopCommandsBefore(Cmdlet command) => (Exception)StopUpstream.Invoke([command]);

    /// <summary>Makes a command lay out its input as a table or a list.</summary>
    /// <param name="command">The command, while it is constructed.</param>
    /// <param name="shape">The engine's word for the shape: <c>Table</c> or <c>List</c>.</param>
    public static void LayOutAs(FrontEndCommandBase command, string shape) =>
        Implementation.SetValue(command, Formatter.Invoke([Enum.Parse(Shape, shape)]));
}
