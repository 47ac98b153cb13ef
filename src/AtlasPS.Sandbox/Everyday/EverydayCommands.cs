using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using AtlasPS.Sandbox.Hosting;

namespace AtlasPS.Sandbox.Everyday;

/// <summary>The stand-ins that this engine needs: those whose real command it cannot find. Never part of the module.</summary>
internal static class EverydayCommands
{
    private static readonly Lazy<SessionStateCmdletEntry[]> Missing = new(FindMissing);

    public static void AddMissing(InitialSessionState state)
    {
        foreach (var entry in Missing.Value)
            state.Commands.Add((SessionStateCmdletEntry)entry.Clone());
    }

    private static SessionStateCmdletEntry[] FindMissing()
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        SessionDefaults.ForgetInstalledModules();
        var commands = runspace.SessionStateProxy.InvokeCommand;
        return
        [
            .. from type in typeof(EverydayCommands).Assembly.GetExportedTypes()
               let cmdlet = type.GetCustomAttribute<CmdletAttribute>()
               where cmdlet is not null
               let name = $"{cmdlet.VerbName}-{cmdlet.NounName}"
               where commands.GetCommand(name, CommandTypes.Cmdlet | CommandTypes.Function) is null
               select new SessionStateCmdletEntry(name, type, helpFileName: null),
        ];
    }
}
