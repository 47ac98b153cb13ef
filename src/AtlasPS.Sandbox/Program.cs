using System.Management.Automation;
using System.Text;
using AtlasPS.Sandbox;
using AtlasPS.Sandbox.Hosting;
using AtlasPS.Sandbox.Running;

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
WindowsConsole.UnderstandEscapes();
RealAtlas.Forget();

await using var atlas = await LocalAtlas.StartAsync();
try
{
    using var session = new SandboxSession(atlas, Terminal.OfThisProcess());
    return session.Run(arguments);
}
catch (RuntimeException exception)
{
    Console.Error.WriteLine(exception.Message);
    return ExitCodes.Failure;
}
