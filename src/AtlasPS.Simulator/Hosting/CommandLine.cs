using System.Globalization;
using AtlasPS.Simulator.Families;

namespace AtlasPS.Simulator.Hosting;

/// <summary>The options of a command line.</summary>
internal enum CommandLineRequest
{
    /// <summary>Start a simulator.</summary>
    Run,

    /// <summary>Print the usage.</summary>
    Help,

    /// <summary>Print the version.</summary>
    Version,
}

/// <summary>The command line of a simulator that runs in a process of its own.</summary>
internal sealed class CommandLine
{
    public const int DefaultPort = 5080;

    public const string Usage =
        """
        Usage: atlas-simulator [options]

        Simulates the MongoDB Atlas Administration API on 127.0.0.1 until it is stopped.

          --port N                 Port to listen on. Default: 5080. 0 selects a free port.
          --users N                Adds N database users to the project Payments.
          --change-ms N            Time that a cluster needs to be created or changed, in milliseconds. Default: 1500.
          --requests-per-minute N  Requests per minute and project before the answer is 429. Default: 0, no limit.
          --sha256                 Offers SHA-256 digests before MD5.
          --parent-pid N           Stops when the process N has ended, and ignores Ctrl+C.
          --help, -h               Prints this text.
          --version                Prints the version.

        Exit codes: 0 stopped by Ctrl+C, by SIGTERM or with its parent; 1 the port is in use, or the parent does not run; 2 an option is not valid.
        """;

    public CommandLineRequest Request { get; private set; }

    public SimulatorOptions Options { get; } = new() { Port = DefaultPort };

    /// <summary>The process to stop with, or null.</summary>
    public int? ParentProcessId { get; private set; }

    /// <summary>The mistake in the command line, or null.</summary>
    public string? Problem { get; private set; }

    public static CommandLine Read(IReadOnlyList<string> args)
    {
        var line = new CommandLine();
        for (int i = 0; i < args.Count && line.Problem is null; i++)
            line.ReadOption(args, ref i);
        return line;
    }

    private void ReadOption(IReadOnlyList<string> args, ref int i)
    {
        switch (args[i])
        {
            case "--help" or "-h" or "-?":
                Request = CommandLineRequest.Help;
                break;
            case "--version":
                Request = CommandLineRequest.Version;
                break;
            case "--sha256":
                Options.OfferSha256 = true;
                break;
            case "--port":
                Options.Port = Number(args, ref i, 0, 65535);
                break;
            case "--users":
                Options.DatabaseUsers = Number(args, ref i, 0, 5_000_000);
                break;
            case "--change-ms":
                Options.ChangeTime = TimeSpan.FromMilliseconds(Number(args, ref i, 0, 3_600_000));
                break;
            case "--requests-per-minute":
                Options.RequestsPerMinute = Number(args, ref i, 0, 1_000_000);
                break;
            case "--parent-pid":
                ParentProcessId = Number(args, ref i, 1, int.MaxValue);
                break;
            default:
                Problem = $"'{args[i]}' is not an option of atlas-simulator.";
                break;
        }
    }

    private int Number(IReadOnlyList<string> args, ref int i, int smallest, int largest)
    {
        string name = args[i];
        if (++i < args.Count
            && int.TryParse(args[i], NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            && value >= smallest && value <= largest)
        {
            return value;
        }

        string range = $"{name} requires a number from {smallest} to {largest}";
        Problem = i < args.Count ? $"{range}; '{args[i]}' is not one." : $"{range}.";
        return smallest;
    }
}
