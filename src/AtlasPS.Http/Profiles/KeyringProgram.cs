#if NET
using System.ComponentModel;
using System.Diagnostics;

namespace AtlasPS.Http.Profiles;

/// <summary>Asks a program of the system for a secret. It is started without a shell, and what it says is read and shown nowhere.</summary>
internal static class KeyringProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What the program found; null where it has found nothing.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="what">What it asks, in words.</param>
    /// <param name="remedy">What a person can do when that does not answer.</param>
    /// <param name="arguments">Its arguments, each as it is.</param>
    /// <exception cref="AtlasKeyringException">It is not there, or does not come to an end.</exception>
    public static string? Ask(string program, string what, string remedy, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var said = process.StandardOutput.ReadToEndAsync();
            var complaint = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(Patience) || !Task.WaitAll([said, complaint], Patience))
            {
                process.Kill(entireProcessTree: true);
                throw new AtlasKeyringException($"{program} did not answer within {Patience.TotalSeconds:0} s. Is the keyring locked? To ask {what}, {remedy}.");
            }

            // Nothing found is failure without a word; a keyring that cannot be reached is one with a complaint.
            if (process.ExitCode == 0)
                return said.Result.TrimEnd('\r', '\n');
            return complaint.Result.Length == 0 || complaint.Result.Contains("could not be found", StringComparison.Ordinal)
                ? null
                : throw new AtlasKeyringException($"{program} could not ask {what}: {remedy}.");
        }
        catch (Win32Exception)
        {
            throw new AtlasKeyringException($"{program} is not installed: {remedy}.");
        }
    }
}
#endif
