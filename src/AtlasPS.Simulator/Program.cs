using AtlasPS.Simulator;
using AtlasPS.Simulator.Hosting;

if (CommandLine.Read(args, out string? problem) is not { } options)
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine(CommandLine.Usage);
    return 2;
}

await using var atlas = await AtlasSimulator.StartAsync(options);
Console.WriteLine($"Atlas is simulated at {atlas.BaseAddress}");
Console.WriteLine($"  control   {atlas.BaseAddress}__simulator/");
Console.WriteLine($"  sign in   API key {options.PublicKey}, or service account {options.ClientId}");
await atlas.WaitForShutdownAsync();
return 0;
