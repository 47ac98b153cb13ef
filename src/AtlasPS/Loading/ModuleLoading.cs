using System.Management.Automation;
using System.Reflection;
#if NET
using System.Runtime.Loader;
#endif

namespace AtlasPS.Loading;

/// <summary>
/// Keeps our dependencies to ourselves. They lie in <c>dependencies/</c> beside this assembly, where nobody looks by himself; on .NET they are loaded into
/// a load context of their own, so that another module's version of the same library never meets ours.
/// </summary>
public sealed class ModuleLoading : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(typeof(ModuleLoading).Assembly.Location)!, "dependencies");

#if NET
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
        string path = Path.Combine(Folder, new AssemblyName(arguments.Name).Name + ".dll");
        return File.Exists(path) ? Assembly.LoadFrom(path) : null;
    }
#endif
}
