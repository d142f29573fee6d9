namespace Portal.Components.Shared;

/// <summary>A state in one icon, one word and one sentence.</summary>
/// <param name="Icon">A name of <see cref="IconShapes"/>.</param>
/// <param name="Word">Shown beside the icon.</param>
/// <param name="Tone">Its colour.</param>
/// <param name="Sentence">What it means here; a tooltip and the header of its page.</param>
public sealed record Status(string Icon, string Word, Tone Tone, string Sentence);
