using System;
using System.Collections.Generic;
using System.Linq;
using PromptLint.Core.Calls;

namespace PromptLint.Core.Pricing;

/// <summary>The models behind a reference.</summary>
/// <param name="Models">Their prices in order; empty unless every possible model has one.</param>
/// <param name="Model">The reference as reports tell it.</param>
/// <param name="UnpricedWhy">Why there is no price; null when there is one.</param>
public sealed record ModelResolution(IReadOnlyList<ModelPrice> Models, ModelReference Model, Reason? UnpricedWhy)
{
    /// <summary>The ids or deployments among the reference's own that have no price, in its order.</summary>
    public IReadOnlyList<string> UnpricedIds { get; init; } = Array.Empty<string>();
}

/// <summary>Turns what the code tells about a model into prices. A deployment's name is a model only when the user or the whole name says so.</summary>
public static class ModelResolver
{
    /// <summary>Resolves a reference.</summary>
    /// <param name="model">What the code tells.</param>
    /// <param name="book">The prices.</param>
    /// <param name="defaultModel">The model that the user says is behind what the code does not tell; null when the user says nothing.</param>
    public static ModelResolution Resolve(ModelReference model, PriceBook book, string? defaultModel = null)
    {
        if (model.Ids.Count == 0)
        {
            return ByDefault(model, book, defaultModel, model.Why ?? Reasons.CodeDoesNotTellModel());
        }

        var models = new List<ModelPrice>();
        var ids = new List<string>();
        var how = model.How;
        var why = model.Why;
        foreach (var id in model.Ids)
        {
            var (price, source, note) = Find(model, id, book);
            if (price is null)
            {
                var unpriced = model.NamesDeployment && source == ModelSource.Unknown
                    ? ByDefault(model, book, defaultModel, note!)
                    : Unpriced(model, note!);
                return unpriced with { UnpricedIds = model.Ids.Where(other => Find(model, other, book).Price is null).ToList() };
            }

            models.Add(price);
            ids.Add(source == ModelSource.Unknown ? id : price.Id);
            if (source != ModelSource.Unknown)
            {
                (how, why) = (source, note);
            }
        }

        // What a deployment was resolved to is a model, no longer a deployment.
        var resolved = model with { Ids = ids, How = how, Why = why, NamesDeployment = false };
        return new ModelResolution(models.Distinct().ToList(), resolved == model ? model : resolved, null);
    }

    private static (ModelPrice? Price, ModelSource Source, Reason? Note) Find(ModelReference model, string id, PriceBook book)
    {
        var found = model.NamesDeployment ? Deployment(id, book) : Named(id, book);
        return model.NamesDeployment && found.Price is { } price ? (ByItsCloud(price), found.Source, found.Note) : found;
    }

    // A cloud that deploys a vendor's models retires them on days of its own: the vendor's day, which the shipped cards tell, is not known to hold
    // there. A day that the user's own card gives is the user's to know.
    private static ModelPrice ByItsCloud(ModelPrice price) =>
        price.Retirement is not null && PriceBook.Default.Find(price.Id)?.Retirement == price.Retirement
            ? price with { Retirement = null, RetirementSource = null }
            : price;

    private static (ModelPrice? Price, ModelSource Source, Reason? Note) Named(string id, PriceBook book)
    {
        if (book.Find(id) is { } price)
        {
            return (price, ModelSource.Unknown, null);
        }

        return book.MappedModel(id) is null ? (null, ModelSource.Unknown, Reasons.NoCardHasModel(id)) : Mapped(id, book);
    }

    private static (ModelPrice? Price, ModelSource Source, Reason? Note) Deployment(string name, PriceBook book)
    {
        if (book.MappedModel(name) is not null)
        {
            return Mapped(name, book);
        }

        if ((book.Index.FindExactly(name) ?? book.Index.FindDeployment(name)) is { } price)
        {
            return (price, ModelSource.Deployment, Reasons.DeploymentAtItsWord(name));
        }

        // A name that merely contains a model's may stand for anything: tell, do not price.
        return (null, ModelSource.Unknown, Reasons.DeploymentNotMapped(name, book.Index.Resembling(name)?.Id));
    }

    private static (ModelPrice? Price, ModelSource Source, Reason? Note) Mapped(string name, PriceBook book)
    {
        var target = book.MappedModel(name)!;
        return book.Find(target) is { } price
            ? (price, ModelSource.Mapped, Reasons.DeploymentMapped(name, target))
            : (null, ModelSource.Mapped, Reasons.DeploymentMappedToUnknown(name, target));
    }

    private static ModelResolution ByDefault(ModelReference model, PriceBook book, string? defaultModel, Reason why)
    {
        if (string.IsNullOrWhiteSpace(defaultModel))
        {
            return Unpriced(model, why);
        }

        return book.Find(defaultModel!) is { } price
            ? new ModelResolution(
                new[] { price },
                ModelReference.Of(ModelSource.Configured, defaultModel!) with { Why = Reasons.DefaultModel(why) },
                null)
            : Unpriced(model, Reasons.NoCardHasDefaultModel(why, defaultModel!));
    }

    private static ModelResolution Unpriced(ModelReference model, Reason why) => new(Array.Empty<ModelPrice>(), model, why);
}
