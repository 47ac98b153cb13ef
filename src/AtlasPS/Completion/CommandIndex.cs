using AtlasPS.Binding;
using AtlasPS.Descriptions;

namespace AtlasPS.Completion;

/// <summary>Finds what the catalog says of a cmdlet by its name.</summary>
internal static class CommandIndex
{
    public static CommandDescription? Find(string commandName)
    {
        int dash = commandName.IndexOf('-');
        if (dash < 0)
            return null;
        string className = $"AtlasPS.Commands.{commandName.Substring(0, dash)}{commandName.Substring(dash + 1)}Command";
        var type = typeof(CommandIndex).Assembly.GetType(className, throwOnError: false, ignoreCase: true);
        return type is not null && typeof(IBoundCmdlet).IsAssignableFrom(type) ? ((IBoundCmdlet)Activator.CreateInstance(type)!).CommandDescription : null;
    }
}
