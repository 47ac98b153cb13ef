using System.ComponentModel;

namespace System.Diagnostics.CodeAnalysis;

/// <summary>Marks a constructor that sets all required members.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
[EditorBrowsable(EditorBrowsableState.Never)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
