using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace AtlasPS.Compatibility;

/// <summary>
/// Runs on .NET Framework or Mono. Loads the assemblies that it is given and has every method of them compiled to machine code, which fails where a
/// type or member is missing or where code cannot be verified. Prints one line for each that fails, then the number of methods.
/// </summary>
internal static class Program
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static int Main(string[] paths)
    {
        // Stands in for the module's own handler, and for PowerShell, whose assembly is beside this program.
        AppDomain.CurrentDomain.AssemblyResolve += (_, request) => Find(new AssemblyName(request.Name).Name, paths);
        int prepared = 0;
        var failures = new List<string>();
        foreach (string path in paths)
        {
            foreach (var method in Types(Assembly.LoadFrom(path), failures).SelectMany(Methods))
            {
                try
                {
                    // On Mono, PrepareMethod does nothing. The address of a method is known when it is compiled.
                    RuntimeHelpers.PrepareMethod(method.MethodHandle);
                    _ = method.MethodHandle.GetFunctionPointer();
                    prepared++;
                }
                catch (Exception exception)
                {
                    failures.Add($"{method.DeclaringType}.{method.Name}: {exception.GetType().Name}: {exception.Message}");
                }
            }
        }

        foreach (string failure in failures)
            Console.WriteLine(failure);
        Console.WriteLine($"{prepared} methods prepared, {failures.Count} failed");
        return failures.Count == 0 && prepared > 0 ? 0 : 1;
    }

    private static Assembly? Find(string name, string[] paths) =>
        paths.Select(Path.GetDirectoryName).Append(AppDomain.CurrentDomain.BaseDirectory).Distinct()
            .Select(folder => Path.Combine(folder, name + ".dll")).Where(File.Exists).Select(Assembly.LoadFrom).FirstOrDefault();

    private static IEnumerable<Type> Types(Assembly assembly, List<string> failures)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            failures.AddRange(exception.LoaderExceptions.Select(one => $"{assembly.GetName().Name}: {one.GetType().Name}: {one.Message}"));
            return exception.Types.Where(type => type is not null);
        }
    }

    /// <summary>Code that depends on type arguments has no single form to compile.</summary>
    private static IEnumerable<MethodBase> Methods(Type type) => type.ContainsGenericParameters ? [] :
        type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared))
            .Where(method => !method.IsAbstract && !method.ContainsGenericParameters && method.GetMethodBody() is not null);
}
