namespace AtlasPS.Tests.Compatibility;

/// <summary>What .NET Framework does when the module refers to an assembly.</summary>
internal enum DesktopAnswer
{
    /// <summary>Nothing there answers: FileNotFoundException or FileLoadException.</summary>
    None,

    /// <summary>It is part of the framework, in this version or a later one.</summary>
    Framework,

    /// <summary>It lies in the module's folder in this version.</summary>
    Exact,

    /// <summary>It lies in the module's folder in a later version, which the module's AssemblyResolve handler returns.</summary>
    Handler,
}
