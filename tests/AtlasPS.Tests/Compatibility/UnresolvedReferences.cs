using Mono.Cecil;

namespace AtlasPS.Tests.Compatibility;

/// <summary>Looks up everything that an assembly refers to, and names what is not there: it would be a TypeLoadException or a MissingMethodException in use.</summary>
internal static class UnresolvedReferences
{
    /// <summary>The types, members and type forwards of an assembly that lead nowhere, by full name.</summary>
    public static IReadOnlyList<string> In(AssemblyDefinition assembly) =>
    [
        .. assembly.Modules.SelectMany(module => Types(module).Concat(Members(module)).Concat(Forwards(module)))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Types(ModuleDefinition module) =>
        from type in module.GetTypeReferences()
        where type.Resolve() is null
        select $"{type.FullName} in {type.Scope.Name}";

    private static IEnumerable<string> Members(ModuleDefinition module) =>
        from member in module.GetMemberReferences()
        where !IsOfArray(member) && member.Resolve() is null
        select member.FullName;

    private static IEnumerable<string> Forwards(ModuleDefinition module) =>
        from forward in module.ExportedTypes
        where forward.Resolve() is null
        select $"{forward.FullName} in {forward.Scope.Name}";

    /// <summary>The runtime itself provides the members of arrays.</summary>
    private static bool IsOfArray(MemberReference member) => member.DeclaringType is ArrayType;
}
