using System.ComponentModel;

namespace System.Runtime.CompilerServices;

/// <summary>Names the method that makes a collection of a collection expression.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface, Inherited = false)]
internal sealed class CollectionBuilderAttribute(Type builderType, string methodName) : Attribute
{
    /// <summary>The type that has the method.</summary>
    public Type BuilderType { get; } = builderType;

    /// <summary>The name of the method.</summary>
    public string MethodName { get; } = methodName;
}
