namespace AtlasPS.Sandbox;

/// <summary>The exit codes of the sandbox, unless a script's <c>exit</c> says otherwise.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>The program was called in a way it does not know.</summary>
    public const int Usage = 64;

    /// <summary>Ctrl+C ended it.</summary>
    public const int Stopped = 130;
}
