using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Json;

namespace PromptLint.Packing;

/// <summary>
/// What a package of ours is made of, as CycloneDX 1.6. Without a serial number and a time, which the format does not ask for: the same files give
/// the same bytes.
/// </summary>
internal sealed class BillOfMaterials(string name, string version, string description, string type)
{
    private readonly JsonWriter _json = new(indented: true);

    private string Url => $"pkg:nuget/{name}@{version}";

    /// <summary>The JSON.</summary>
    /// <param name="files">What the package ships, but for this bill itself.</param>
    /// <param name="packages">The packages of others that the files come from, by <c>id/version</c>.</param>
    /// <param name="compiledIn">Packages of others whose source is compiled into assemblies of ours.</param>
    public string Write(IReadOnlyList<ShippedFile> files, IReadOnlyDictionary<string, ForeignPackage> packages, IReadOnlyList<ForeignPackage> compiledIn)
    {
        var foreign = packages.OrderBy(static p => p.Key, StringComparer.Ordinal).ToList();
        _json.Object(() =>
        {
            Member("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
            Member("bomFormat", "CycloneDX");
            Member("specVersion", "1.6");
            _json.Name("version").Number(1);
            _json.Name("metadata").Object(() => _json.Name("component").Object(() =>
            {
                Member("type", type);
                Member("bom-ref", Url);
                Member("name", name);
                Member("version", version);
                Member("description", description);
                Licence("MIT");
                Member("purl", Url);
                _json.Name("components").Array(() => Files(files.Where(static f => f.Package is null)));
            }));
            _json.Name("components").Array(() =>
            {
                foreach (var package in foreign)
                {
                    Package(package.Value, files.Where(f => f.Package == package.Key));
                }

                foreach (var package in compiledIn)
                {
                    Package(package, []);
                }
            });
            _json.Name("dependencies").Array(() => _json.Object(() =>
            {
                Member("ref", Url);
                _json.Name("dependsOn").Array(() =>
                {
                    foreach (var package in foreign.Select(static p => p.Value).Concat(compiledIn))
                    {
                        _json.String(package.Url);
                    }
                });
            }));
            _json.Name("compositions").Array(() => _json.Object(() =>
            {
                Member("aggregate", "complete");
                _json.Name("assemblies").Array(() => _json.String(Url));
            }));
        });
        return _json + "\n";
    }

    private void Package(ForeignPackage package, IEnumerable<ShippedFile> files) => _json.Object(() =>
    {
        Member("type", "library");
        Member("bom-ref", package.Url);
        Member("name", package.Id);
        Member("version", package.Version);
        Licence(package.Licence);
        if (package.Copyright.Length > 0)
        {
            Member("copyright", package.Copyright);
        }

        Member("purl", package.Url);
        if (package.Source.Length > 0)
        {
            _json.Name("externalReferences").Array(() => _json.Object(() =>
            {
                Member("type", "vcs");
                Member("url", package.Source);
            }));
        }

        var shipped = files.ToList();
        if (shipped.Count > 0)
        {
            _json.Name("components").Array(() => Files(shipped));
        }
    });

    private void Files(IEnumerable<ShippedFile> files)
    {
        foreach (var file in files)
        {
            _json.Object(() =>
            {
                Member("type", "file");
                Member("name", file.Path);
                _json.Name("hashes").Array(() => _json.Object(() =>
                {
                    Member("alg", "SHA-256");
                    Member("content", file.Sha256());
                }));
            });
        }
    }

    private void Licence(string expression) => _json.Name("licenses").Array(() => _json.Object(() =>
    {
        if (expression.Contains(' '))
        {
            Member("expression", expression);
        }
        else
        {
            _json.Name("license").Object(() => Member("id", expression));
        }
    }));

    private void Member(string member, string value) => _json.Name(member).String(value);
}
