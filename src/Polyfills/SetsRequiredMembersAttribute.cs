using System.ComponentModel;

namespace System.Diagnostics.CodeAnalysis;

/// <summary>Marks a constructor that sets all <c>required</c> members.</summary>
[AttributeUsage(AttributeTargets.Constructor, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
