#if NET
using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;
#endif

namespace AtlasPS.Resources;

/// <summary>
/// Types made while the module runs: a public type, and below it the same with properties for fields that Atlas has added since. Properties that PowerShell keeps beside an object get lost inside other
/// objects: ConvertTo-Json and its like ask a part for those of its type alone.
/// </summary>
internal static class ExtendedType
{
#if NET
    /// <summary>More are not made, whatever a server sends: the properties are then kept beside the object.</summary>
    private const int Most = 5000;

    private static readonly ConcurrentDictionary<string, Lazy<Type>> Types = new(StringComparer.Ordinal);

    /// <summary>The type of an object with further properties; null where none can be made.</summary>
    /// <param name="plain">An object of the public type.</param>
    /// <param name="fields">The names of the further fields in JSON.</param>
    /// <param name="properties">Chooses the properties for them: name, and name in JSON.</param>
    public static Type? Of(AtlasObject plain, IReadOnlyList<string> fields, Func<IEnumerable<(string Name, string JsonName)>> properties)
    {
        string key = $"{plain.TypeDescription.Name}\n{string.Join("\n", fields)}";
        if (Types.TryGetValue(key, out var known))
            return known.Value;
        return Types.Count < Most ? Types.GetOrAdd(key, _ => new Lazy<Type>(() => Define(plain.GetType(), properties()))).Value : null;
    }

    /// <summary>In an assembly of its own, so that it can have the full name of its parent: it is called what it is.</summary>
    private static Type Define(Type parent, IEnumerable<(string Name, string JsonName)> properties)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("AtlasPS.Extended"), AssemblyBuilderAccess.Run);
        var type = assembly.DefineDynamicModule("AtlasPS.Extended").DefineType(parent.FullName!, TypeAttributes.Public | TypeAttributes.Class | TypeAttributes.Sealed, parent);
        type.DefineDefaultConstructor(MethodAttributes.Public);
        foreach (var (name, jsonName) in properties)
            DefineProperty(type, name, jsonName);
        return type.CreateType();
    }

    private static void DefineProperty(TypeBuilder type, string name, string jsonName)
    {
        const MethodAttributes Accessor = MethodAttributes.Public | MethodAttributes.SpecialName | MethodAttributes.HideBySig;
        var property = type.DefineProperty(name, PropertyAttributes.None, typeof(object), null);
        var getter = type.DefineMethod($"get_{name}", Accessor, typeof(object), Type.EmptyTypes);
        var code = getter.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldstr, jsonName);
        code.Emit(OpCodes.Call, typeof(AtlasObject).GetMethod(nameof(AtlasObject.GetValue))!);
        code.Emit(OpCodes.Ret);
        property.SetGetMethod(getter);
        var setter = type.DefineMethod($"set_{name}", Accessor, typeof(void), [typeof(object)]);
        code = setter.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldstr, jsonName);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Call, typeof(AtlasObject).GetMethod(nameof(AtlasObject.SetValue))!);
        code.Emit(OpCodes.Ret);
        property.SetSetMethod(setter);
    }
#else
    /// <summary>None: the properties are kept beside the object.</summary>
    public static Type? Of(AtlasObject plain, IReadOnlyList<string> fields, Func<IEnumerable<(string Name, string JsonName)>> properties) => null;
#endif
}
