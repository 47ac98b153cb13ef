namespace AtlasPS.Sandbox;

/// <summary>The texts that the sandbox prints before and after PowerShell runs.</summary>
internal static class Greeting
{
    /// <summary>Before the tour.</summary>
    public static string BeforeTour(Uri atlas) =>
        $"""
        PowerShell {PowerShellInstallation.Version} with the AtlasPS module, connected to a simulated Atlas at {atlas}
        """;

    /// <summary>After the tour.</summary>
    public const string AfterTour =
        """

        Now it is your turn:
          dotnet run --project src/AtlasPS.Sandbox -- -Interactive     opens a prompt that is connected to the same Atlas
          dotnet run --project src/AtlasPS.Sandbox -- -Help            shows how to run commands and scripts
          dotnet test                                                  tests the module
        """;

    /// <summary>Before the prompt.</summary>
    public static string AtPrompt(Uri atlas, bool isConnected) =>
        $"""
        PowerShell {PowerShellInstallation.Version} with the AtlasPS module. A simulated Atlas runs at {atlas}
        {(isConnected
            ? "You are connected to its project Payments."
            : "To connect: Connect-Atlas -Credential $Sandbox.Credential -BaseUri $Sandbox.BaseUri -ProjectId Payments")}

        Try:   Get-AtlasCluster
               Get-AtlasProject -All | Get-AtlasAlert -Status OPEN
               Find-AtlasCommand pause cluster
        Keys:  Tab completes names and values, Ctrl+Space shows all, F1 opens the help of a command, Ctrl+R searches the history.
        Your own Atlas: Connect-Atlas -Credential (Get-Credential) -ProjectId <name or id>, with the public key as the user name.
        exit leaves. Everything in the simulated Atlas is then gone.

        """;
}
