using System.Management.Automation;
using System.Reflection;
#if NET
using System.Runtime.Loader;
#endif

namespace AtlasPS.Loading;

/// <summary>
/// Keeps the module's libraries apart from those of other modules. On .NET they are in <c>dependencies/</c> and load in a load context of their own.
/// Windows PowerShell has no load contexts, and reads the exported types before it calls <see cref="OnImport"/>; there the libraries are beside this
/// assembly. Only requests by the module's own assemblies, and for them by name, are answered: another module gets what it would get without this one.
/// </summary>
public sealed class ModuleLoading : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly AssemblyName Own = typeof(ModuleLoading).Assembly.GetName();
    private static readonly string Home = Path.GetDirectoryName(typeof(ModuleLoading).Assembly.Location)!;

#if NET
    private static readonly string Folder = Path.Combine(Home, "dependencies");
    private static readonly PrivateContext Context = new();

    /// <inheritdoc/>
    public void OnImport() => AssemblyLoadContext.Default.Resolving += Resolve;

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (!Reimport.IsUnderWay)
            Sessions.DefaultSession.Close();
        AssemblyLoadContext.Default.Resolving -= Resolve;
    }

    /// <summary>The event does not say which assembly asks, so one name is answered, which no other module has. The private context resolves the rest.</summary>
    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == "AtlasPS.Http" && (name.Version is null || name.Version == Own.Version) ? Context.LoadFromAssemblyName(name) : null;

    private sealed class PrivateContext() : AssemblyLoadContext("AtlasPS")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string file = assemblyName.Name + ".dll";
            string? path = new[] { Path.Combine(Precompiled.Folder(Folder), file), Path.Combine(Folder, file) }.FirstOrDefault(File.Exists);
            return path is null ? null : LoadFromAssemblyPath(path);
        }
    }
#else
    /// <inheritdoc/>
    public void OnImport() => AppDomain.CurrentDomain.AssemblyResolve += Resolve;

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        if (!Reimport.IsUnderWay)
            Sessions.DefaultSession.Close();
        AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
    }

    /// <summary>Takes the place of binding redirects: the libraries refer to earlier versions of each other than those that are there.</summary>
    private static Assembly? Resolve(object? sender, ResolveEventArgs arguments)
    {
        var name = new AssemblyName(arguments.Name);
        if (!IsOurs(name) && !IsOurs(arguments.RequestingAssembly))
            return null;
        string path = Path.Combine(Home, name.Name + ".dll");
        return File.Exists(path) && (name.Version is null || AssemblyName.GetAssemblyName(path).Version >= name.Version) ? Assembly.LoadFrom(path) : null;
    }

    private static bool IsOurs(AssemblyName name) => name.Name == Own.Name || name.Name.StartsWith(Own.Name + ".", StringComparison.Ordinal);

    /// <summary>The request of an assembly that is not known, null, may come from another module.</summary>
    private static bool IsOurs(Assembly? assembly) =>
        assembly is { IsDynamic: false } && string.Equals(Path.GetDirectoryName(assembly.Location), Home, StringComparison.OrdinalIgnoreCase);
#endif
}
