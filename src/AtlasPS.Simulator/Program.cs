using System.Runtime.InteropServices;
using AtlasPS.Simulator;
using AtlasPS.Simulator.Hosting;

if (CommandLine.Read(args, out string? problem) is not { } options)
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}

try
{
    await using var atlas = await AtlasSimulator.StartAsync(options);
    Console.WriteLine($"Atlas is simulated at {atlas.BaseAddress}");
    Console.WriteLine($"  watch and steer it at {atlas.BaseAddress}__simulator/");
    Console.WriteLine($"  sign in with the API key {options.PublicKey} or the service account {options.ClientId}");
    await SignalToStop();
    return 0;
}
catch (IOException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}

static async Task SignalToStop()
{
    var stop = new TaskCompletionSource();
    void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        stop.TrySetResult();
    }

    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    await stop.Task;
}
