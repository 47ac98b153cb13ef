using System.Globalization;

namespace AtlasPS.Simulator.Hosting;

/// <summary>Reads the command line of a simulator that runs on its own.</summary>
internal static class CommandLine
{
    public const string Usage =
        """
        Usage: AtlasPS.Simulator [--port N] [--users N] [--sha256] [--change-ms N] [--requests-per-minute N]
          --port                 the port on 127.0.0.1; 5080 unless given, 0 for a free one
          --users                further database users in the project Payments
          --sha256               offer SHA-256 digests before MD5
          --change-ms            how long a cluster takes to be created or changed; 1500 unless given
          --requests-per-minute  answer so many requests a minute and project, more get 429; 0 for any number
        """;

    /// <summary>The options, or null with the problem.</summary>
    public static SimulatorOptions? Read(string[] args, out string? problem)
    {
        var options = new SimulatorOptions { Port = 5080 };
        problem = null;
        for (int i = 0; i < args.Length && problem is null; i++)
        {
            switch (args[i])
            {
                case "--sha256":
                    options.OfferSha256 = true;
                    break;
                case "--port":
                    options.Port = Whole(args, ref i, 65535, ref problem);
                    break;
                case "--users":
                    options.DatabaseUsers = Whole(args, ref i, 5_000_000, ref problem);
                    break;
                case "--change-ms":
                    options.ChangeTime = TimeSpan.FromMilliseconds(Whole(args, ref i, 3_600_000, ref problem));
                    break;
                case "--requests-per-minute":
                    options.RequestsPerMinute = Whole(args, ref i, 1_000_000, ref problem);
                    break;
                default:
                    problem = $"{args[i]} is no option.";
                    break;
            }
        }

        return problem is null ? options : null;
    }

    private static int Whole(string[] args, ref int at, int largest, ref string? problem)
    {
        string name = args[at];
        if (++at < args.Length && int.TryParse(args[at], NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= largest)
            return value;
        problem = $"{name} takes a number from 0 to {largest}.";
        return 0;
    }
}
