using System.ComponentModel;

namespace System.Runtime.CompilerServices;

/// <summary>Marks the members that are <c>required</c>, and the types that have such members.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
internal sealed class RequiredMemberAttribute : Attribute;
