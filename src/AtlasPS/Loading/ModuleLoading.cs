using System.Management.Automation;
using System.Reflection;
#if NET
using System.Runtime.Loader;
#endif

namespace AtlasPS.Loading;

/// <summary>
/// Keeps our dependencies to ourselves. On .NET they lie in <c>dependencies/</c>, where nobody looks by himself, and are loaded into a load context of
/// their own, so that another module's version of the same library never meets ours. Windows PowerShell has no contexts and looks at the exported types
/// before it calls <see cref="OnImport"/>; there they lie beside this assembly, and ours alone are told to take them in whatever version they come.
/// </summary>
public sealed class ModuleLoading : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly string Home = Path.GetDirectoryName(typeof(ModuleLoading).Assembly.Location)!;

#if NET
    private static readonly string Folder = Path.Combine(Home, "dependencies");
    private static readonly PrivateContext Context = new();

    /// <inheritdoc/>
    public void OnImport() => AssemblyLoadContext.Default.Resolving += Resolve;

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        Sessions.DefaultSession.Close();
        AssemblyLoadContext.Default.Resolving -= Resolve;
    }

    /// <summary>Only the assembly that we refer to is ours to resolve; what that one refers to, its own context resolves.</summary>
    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == "AtlasPS.Http" ? Context.LoadFromAssemblyName(name) : null;

    private sealed class PrivateContext() : AssemblyLoadContext("AtlasPS")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string path = Path.Combine(Folder, assemblyName.Name + ".dll");
            return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
#else
    /// <inheritdoc/>
    public void OnImport() => AppDomain.CurrentDomain.AssemblyResolve += Resolve;

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        Sessions.DefaultSession.Close();
        AppDomain.CurrentDomain.AssemblyResolve -= Resolve;
    }

    private static Assembly? Resolve(object? sender, ResolveEventArgs arguments)
    {
        if (arguments.RequestingAssembly is { } asking && !IsOurs(asking))
            return null;
        string path = Path.Combine(Home, new AssemblyName(arguments.Name).Name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }

    private static bool IsOurs(Assembly assembly) =>
        !assembly.IsDynamic && string.Equals(Path.GetDirectoryName(assembly.Location), Home, StringComparison.OrdinalIgnoreCase);
#endif
}
