namespace AtlasPS.Catalog;

/// <summary>The catalog contradicts itself. The message says where and what would be right.</summary>
public sealed class CatalogException(string message) : Exception(message);
