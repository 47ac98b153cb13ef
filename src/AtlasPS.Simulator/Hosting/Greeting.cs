using System.Reflection;

namespace AtlasPS.Simulator.Hosting;

/// <summary>The text that a simulator prints when it listens: where, who may sign in, and how to connect.</summary>
internal static class Greeting
{
    /// <summary>The version of the program, without the commit that it was built from.</summary>
    public static string Version { get; } =
        typeof(Greeting).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    // Programs read the address from the first line.
    public static string Text(Uri address, SimulatorOptions options, bool endsWithParent) =>
        $"""
        The Atlas simulator {Version} listens on {address}

          API key          {options.PublicKey}  private key {options.PrivateKey}
          Read-only key    {options.ReadOnlyPublicKey}  private key {options.ReadOnlyPrivateKey}
          Service account  {options.ClientId}  secret {options.ClientSecret}
          Access token     {options.AccessToken}

        Connect from PowerShell:
          $key = ConvertTo-SecureString '{options.PrivateKey}' -AsPlainText -Force
          Connect-Atlas -Credential ([pscredential]::new('{options.PublicKey}', $key)) -BaseUri {address} -OrgId Contoso -ProjectId Payments

        Requests, faults and reset: {address}__simulator/
        {(endsWithParent ? "It stops with its parent process." : "Press Ctrl+C to stop.")}
        """;
}
