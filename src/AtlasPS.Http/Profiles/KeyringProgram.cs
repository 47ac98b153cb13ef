#if NET
using System.ComponentModel;
using System.Diagnostics;

namespace AtlasPS.Http.Profiles;

/// <summary>Asks a program of the system for a secret. It is started without a shell and from a folder of the system, and what it says is read and shown nowhere.</summary>
internal static class KeyringProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The text that the program found; null where it has found nothing.</summary>
    /// <param name="program">Its name, or its full path.</param>
    /// <param name="what">What it asks, in words.</param>
    /// <param name="remedy">What a person can do when that does not answer.</param>
    /// <param name="arguments">Its arguments, each as it is.</param>
    /// <param name="cancellationToken">Calls it off.</param>
    /// <exception cref="AtlasKeyringException">It is not there, or does not come to an end within 5 s.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static string? Ask(string program, string what, string remedy, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        string name = Path.GetFileName(program);
        var start = new ProcessStartInfo(ProgramPath.Find(program) ?? throw Missing(name, remedy))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            return Read(process, name, what, remedy, cancellationToken);
        }
        catch (Win32Exception)
        {
            throw Missing(name, remedy);
        }
    }

    private static string? Read(Process process, string name, string what, string remedy, CancellationToken cancellationToken)
    {
        process.StandardInput.Close();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            var said = process.StandardOutput.ReadToEndAsync(limit.Token);
            var complaint = process.StandardError.ReadToEndAsync(limit.Token);
            Task.WhenAll(said, complaint, process.WaitForExitAsync(limit.Token)).GetAwaiter().GetResult();
            // Nothing found is failure without a word; a keyring that cannot be reached is one with a complaint.
            if (process.ExitCode == 0)
                return said.Result.TrimEnd('\r', '\n');
            return complaint.Result.Length == 0 || complaint.Result.Contains("could not be found", StringComparison.Ordinal)
                ? null
                : throw new AtlasKeyringException($"{name} could not ask {what}: {remedy}.");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new AtlasKeyringException($"{name} did not answer within {Patience.TotalSeconds:0} s. Is the keyring locked? To ask {what}, {remedy}.");
        }
    }

    private static AtlasKeyringException Missing(string name, string remedy) => new($"{name} is not installed: {remedy}.");
}
#endif
