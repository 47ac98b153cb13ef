using AtlasPS.Hosting;
using AtlasPS.Tests.Judges;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AtlasPS.Tests.Compatibility;

/// <summary>
/// Mono, where it is installed, stands in for .NET Framework: tests/AtlasPS.Compatibility loads the build for Windows PowerShell there and has every
/// method compiled.
/// </summary>
public sealed class MonoTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atlasps-mono-").FullName;

    public MonoTests()
    {
        foreach (string path in Directory.GetFiles(ProgramFolder))
            File.Copy(path, Path.Combine(_folder, Path.GetFileName(path)));

        // Not every installation of Mono has this assembly, which only forwards types. A runtime refuses to load it as long as it is marked as a reference assembly.
        string facade = DesktopFramework.Package("microsoft.netframework.referenceassemblies.net472", "build/.NETFramework/v4.7.2/Facades/netstandard.dll");
        using var assembly = AssemblyDefinition.ReadAssembly(facade);
        assembly.CustomAttributes.Remove(assembly.CustomAttributes.Single(attribute => attribute.AttributeType.Name == "ReferenceAssemblyAttribute"));
        assembly.Write(Path.Combine(_folder, "netstandard.dll"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [JudgeFact("mono")]
    public async Task Mono_compiles_every_method_of_the_module_and_its_libraries()
    {
        var (exitCode, text) = await RunAsync(DesktopFramework.ModuleAssemblies);

        Assert.True(exitCode == 0, text);
        Assert.Matches(@"(?m)^\d{4,} methods prepared, 0 failed\r?$", text);
    }

    [JudgeFact("mono")]
    public async Task A_method_that_Mono_cannot_compile_is_named()
    {
        string path = Path.Combine(_folder, "Made.dll");
        using (var made = AssemblyDefinition.CreateAssembly(new AssemblyNameDefinition("Made", new Version(1, 0)), "Made", ModuleKind.Dll))
        {
            var module = made.MainModule;
            var method = new MethodDefinition("CallWhatIsNotThere", MethodAttributes.Static | MethodAttributes.Public, module.TypeSystem.Void);
            method.Body.GetILProcessor().Emit(OpCodes.Call, new MethodReference("NotThere", module.TypeSystem.Void, module.TypeSystem.String));
            method.Body.GetILProcessor().Emit(OpCodes.Ret);
            var type = new TypeDefinition("Made", "User", TypeAttributes.Public | TypeAttributes.Class, module.TypeSystem.Object);
            type.Methods.Add(method);
            module.Types.Add(type);
            made.Write(path);
        }

        var (exitCode, text) = await RunAsync([path]);

        Assert.True(exitCode == 1, text);
        Assert.Contains("Made.User.CallWhatIsNotThere: MissingMethodException", text, StringComparison.Ordinal);
        Assert.Contains("0 methods prepared, 1 failed", text, StringComparison.Ordinal);
    }

    /// <summary>Built in the same configuration as these tests.</summary>
    private static string ProgramFolder { get; } = Path.Combine(
        BuiltModule.RepositoryRoot, "tests", "AtlasPS.Compatibility", "bin", Directory.GetParent(AppContext.BaseDirectory)!.Parent!.Name, "net472");

    private Task<ProcessRun> RunAsync(IEnumerable<string> assemblies) =>
        ProcessRun.RunAsync(Judge.Find("mono")!, [Path.Combine(_folder, "AtlasPS.Compatibility.exe"), .. assemblies]);
}
