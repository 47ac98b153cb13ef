using AtlasPS.Hosting;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace AtlasPS.Tests.Compatibility;

/// <summary>Windows PowerShell 5.1 runs on .NET Framework 4.7.2 and later. All that the build for it refers to has to be there.</summary>
public sealed class DesktopReferenceTests : IDisposable
{
    private readonly DesktopFramework _framework = new();
    private readonly DesktopResolver _resolver;

    public DesktopReferenceTests() => _resolver = new DesktopResolver(_framework, DesktopFramework.ModuleFolder);

    public static TheoryData<string> Assemblies => [.. DesktopFramework.ModuleAssemblies.Select(path => Path.GetFileName(path))];

    public void Dispose() => _resolver.Dispose();

    [Theory, MemberData(nameof(Assemblies))]
    public void Every_type_and_member_that_an_assembly_refers_to_exists_in_NET_Framework_4_7_2(string assembly) =>
        Assert.Empty(UnresolvedReferences.In(_resolver.Read(Path.Combine(DesktopFramework.ModuleFolder, assembly))));

    [Theory, MemberData(nameof(Assemblies))]
    public void Every_assembly_that_an_assembly_refers_to_is_found_without_binding_redirects(string assembly)
    {
        var wrong =
            from reference in _resolver.Read(Path.Combine(DesktopFramework.ModuleFolder, assembly)).MainModule.AssemblyReferences
            let answer = Answer(reference)
            where answer is DesktopAnswer.None
            select reference.FullName;
        Assert.Empty(wrong);
    }

    /// <summary>Windows PowerShell reads the cmdlets before it calls the module's own code, so our AssemblyResolve handler is not there yet.</summary>
    [Theory, InlineData("AtlasPS.dll"), InlineData("AtlasPS.Http.dll")]
    public void Our_assemblies_refer_to_exactly_the_versions_that_are_there(string assembly)
    {
        var wrong =
            from reference in _resolver.Read(Path.Combine(DesktopFramework.ModuleFolder, assembly)).MainModule.AssemblyReferences
            let answer = Answer(reference)
            where answer is not (DesktopAnswer.Framework or DesktopAnswer.Exact)
            select $"{reference.FullName}: {answer}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void The_build_for_NET_8_is_found_out()
    {
        using var resolver = new DesktopResolver(_framework, Path.Combine(ModuleRoot, "bin", "net8.0", "dependencies"));
        var missing = UnresolvedReferences.In(resolver.Read(Path.Combine(ModuleRoot, "bin", "net8.0", "dependencies", "AtlasPS.Http.dll")));
        Assert.Contains("System.Net.Http.SocketsHttpHandler in System.Net.Http", missing);
        Assert.Contains("System.Void System.Net.Http.SocketsHttpHandler::.ctor()", missing);
    }

    [Fact]
    public void A_method_that_is_not_there_is_named()
    {
        using var made = AssemblyDefinition.CreateAssembly(new AssemblyNameDefinition("Made", new Version(1, 0)), "Made", new ModuleParameters { Kind = ModuleKind.Dll, AssemblyResolver = _resolver });
        var module = made.MainModule;
        var dictionary = new TypeReference("System.Collections.Generic", "Dictionary`2", module, module.TypeSystem.CoreLibrary);
        dictionary.GenericParameters.Add(new GenericParameter("TKey", dictionary));
        dictionary.GenericParameters.Add(new GenericParameter("TValue", dictionary));
        var instance = new GenericInstanceType(dictionary) { GenericArguments = { module.TypeSystem.String, module.TypeSystem.Int32 } };
        // TryAdd came with .NET Core 2.0, Clear has always been there.
        var tryAdd = new MethodReference("TryAdd", module.TypeSystem.Boolean, instance) { HasThis = true };
        tryAdd.Parameters.Add(new ParameterDefinition(dictionary.GenericParameters[0]));
        tryAdd.Parameters.Add(new ParameterDefinition(dictionary.GenericParameters[1]));
        var clear = new MethodReference("Clear", module.TypeSystem.Void, instance) { HasThis = true };
        var method = new MethodDefinition("Use", MethodAttributes.Static | MethodAttributes.Public, module.TypeSystem.Void);
        foreach (var called in new[] { tryAdd, clear })
            method.Body.GetILProcessor().Emit(OpCodes.Call, called);
        var type = new TypeDefinition("Made", "User", TypeAttributes.Public | TypeAttributes.Class, module.TypeSystem.Object);
        type.Methods.Add(method);
        module.Types.Add(type);
        using var stream = new MemoryStream();
        made.Write(stream);
        stream.Position = 0;

        using var read = AssemblyDefinition.ReadAssembly(stream, new ReaderParameters { AssemblyResolver = _resolver });
        Assert.Equal(["System.Boolean System.Collections.Generic.Dictionary`2<System.String,System.Int32>::TryAdd(TKey,TValue)"], UnresolvedReferences.In(read).Select(name => name.Replace("!0", "TKey", StringComparison.Ordinal).Replace("!1", "TValue", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("System.Text.Json, Version=99.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51")]
    [InlineData("System.Net.Http, Version=8.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a")]
    [InlineData("Newtonsoft.Json, Version=13.0.0.0, Culture=neutral, PublicKeyToken=30ad4fe6b2a6aeed")]
    public void An_assembly_that_is_not_there_has_no_answer(string name) =>
        Assert.Equal(DesktopAnswer.None, Answer(AssemblyNameReference.Parse(name)));

    private static string ModuleRoot => Path.GetDirectoryName(BuiltModule.ManifestPath)!;

    private DesktopAnswer Answer(AssemblyNameReference reference)
    {
        if (_framework.Find(reference) is not null)
            return DesktopAnswer.Framework;
        string beside = Path.Combine(DesktopFramework.ModuleFolder, reference.Name + ".dll");
        if (!File.Exists(beside))
            return DesktopAnswer.None;
        var own = _resolver.Read(beside).Name;
        return own.FullName == reference.FullName ? DesktopAnswer.Exact
            : own.Version > reference.Version && own.PublicKeyToken.AsSpan().SequenceEqual(reference.PublicKeyToken) ? DesktopAnswer.Handler
            : DesktopAnswer.None;
    }
}
