using System.Text;
using AtlasPS.Sandbox;

if (SandboxArguments.Read(args, out var problem) is not { } arguments)
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine();
    Console.Error.WriteLine(SandboxArguments.Usage);
    return ExitCodes.Usage;
}

if (arguments.Task == SandboxTask.Help)
{
    Console.WriteLine(SandboxArguments.Usage);
    return ExitCodes.Success;
}

if (arguments.Task == SandboxTask.File && !File.Exists(arguments.Text))
{
    Console.Error.WriteLine($"There is no script '{arguments.Text}'.");
    return ExitCodes.Usage;
}

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
await using var atlas = await LocalAtlas.StartAsync();

if (arguments.Task == SandboxTask.Tour)
    Console.WriteLine(Greeting.BeforeTour(atlas.BaseAddress));
if (arguments.Task == SandboxTask.Interactive)
    Console.WriteLine(Greeting.AtPrompt(atlas.BaseAddress, isConnected: !arguments.NoConnect));

var exitCode = await PowerShellSession.RunAsync(arguments, atlas);

if (arguments.Task == SandboxTask.Tour && exitCode == ExitCodes.Success)
    Console.WriteLine(Greeting.AfterTour);
return exitCode;
