using System.Collections;

namespace AtlasPS.Sandbox.Running;

/// <summary>The Atlas that the person may have an account with. The sandbox must never reach it.</summary>
internal static class RealAtlas
{
    private const string VariablePrefix = "MONGODB_";

    /// <summary>Takes every variable out of this process's environment that could lead there.</summary>
    public static void Forget()
    {
        var names = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(static name => name.StartsWith(VariablePrefix, StringComparison.OrdinalIgnoreCase));
        foreach (var name in names)
            Environment.SetEnvironmentVariable(name, null);
    }
}
