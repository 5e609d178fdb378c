using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace PromptLint.Package.Tests;

/// <summary>What an assembly is and what it asks its host for, as its metadata tells.</summary>
internal sealed class AssemblyReferences : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    /// <summary>Reads an assembly's bytes.</summary>
    public AssemblyReferences(byte[] assembly)
    {
        _file = new PEReader(new MemoryStream(assembly));
        _metadata = _file.GetMetadataReader();
        Name = _metadata.GetString(_metadata.GetAssemblyDefinition().Name);
        Version = _metadata.GetAssemblyDefinition().Version;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its version.</summary>
    public Version Version { get; }

    /// <summary>The assemblies that it refers to.</summary>
    public IEnumerable<(string Name, Version Version)> All =>
        _metadata.AssemblyReferences.Select(_metadata.GetAssemblyReference).Select(r => (_metadata.GetString(r.Name), r.Version));

    /// <summary>Types with a method whose code uses a member of one of these assemblies: only where such a method runs must they be there.</summary>
    public IEnumerable<string> UsersOf(IReadOnlyCollection<string> assemblies)
    {
        var tokens = Enumerable.Range(1, _metadata.GetTableRowCount(TableIndex.MemberRef)).Select(MetadataTokens.MemberReferenceHandle)
            .Where(m => AssemblyOf(_metadata.GetMemberReference(m).Parent) is { } a && assemblies.Contains(a)).Select(static m => MetadataTokens.GetToken(m)).ToHashSet();
        return _metadata.TypeDefinitions.Where(t => _metadata.GetTypeDefinition(t).GetMethods().Any(m => Holds(m, tokens))).Select(Outermost).Distinct();
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // At every byte and not only where an instruction begins: a number that happens to look like a member is told too, and none is missed.
    private bool Holds(MethodDefinitionHandle method, HashSet<int> tokens)
    {
        var address = _metadata.GetMethodDefinition(method).RelativeVirtualAddress;
        var code = address == 0 ? [] : _file.GetMethodBody(address).GetILBytes()!;
        return Enumerable.Range(0, Math.Max(code.Length - 3, 0)).Any(i => tokens.Contains(BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(i))));
    }

    private string? AssemblyOf(EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeReference => AssemblyOf(_metadata.GetTypeReference((TypeReferenceHandle)type).ResolutionScope),
        HandleKind.AssemblyReference => _metadata.GetString(_metadata.GetAssemblyReference((AssemblyReferenceHandle)type).Name),

        // A generic type: GENERICINST, CLASS or VALUETYPE, then the type itself.
        HandleKind.TypeSpecification when _metadata.GetBlobReader(_metadata.GetTypeSpecification((TypeSpecificationHandle)type).Signature) is var signature
            && signature.ReadByte() == 0x15 && signature.ReadByte() is 0x11 or 0x12 => AssemblyOf(signature.ReadTypeHandle()),
        _ => null,
    };

    private string Outermost(TypeDefinitionHandle type)
    {
        var definition = _metadata.GetTypeDefinition(type);
        return definition.GetDeclaringType() is { IsNil: false } outer ? Outermost(outer) : _metadata.GetString(definition.Name);
    }
}
