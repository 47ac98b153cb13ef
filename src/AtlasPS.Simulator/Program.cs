using System.Net.Sockets;
using AtlasPS.Simulator;
using AtlasPS.Simulator.Hosting;
using Microsoft.AspNetCore.Connections;

var line = CommandLine.Read(args);
if (line.Problem is { } problem)
{
    Console.Error.WriteLine($"{problem} Run 'atlas-simulator --help' to see the options.");
    return 2;
}

if (line.Request is not CommandLineRequest.Run)
{
    Console.WriteLine(line.Request is CommandLineRequest.Help ? CommandLine.Usage : Greeting.Version);
    return 0;
}

if (line.ParentProcessId is { } parent && !ParentProcess.IsRunning(parent))
{
    Console.Error.WriteLine($"The simulator did not start: the parent process {parent} does not run.");
    return 1;
}

try
{
    await using var atlas = await AtlasSimulator.StartAsync(line.Options);
    Console.WriteLine(Greeting.Text(atlas.BaseAddress, line.Options, line.ParentProcessId is not null));
    await StopSignal.WaitAsync(line.ParentProcessId);
    return 0;
}
catch (IOException exception) when (exception.InnerException is AddressInUseException)
{
    Console.Error.WriteLine($"The simulator did not start: port {line.Options.Port} on 127.0.0.1 is in use. Choose another port with --port, or a free one with --port 0.");
    return 1;
}
catch (SocketException exception)
{
    Console.Error.WriteLine($"The simulator did not start: it cannot listen on port {line.Options.Port} of 127.0.0.1. {exception.Message}. Choose another port with --port, or a free one with --port 0.");
    return 1;
}
