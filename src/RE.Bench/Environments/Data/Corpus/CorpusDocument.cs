namespace RE.Bench.Environments.Data.Corpus;

/// <summary>One cleaned text that is never divided between splits: a speech, a chapter, a group of glosses.</summary>
internal sealed record CorpusDocument(string Source, string Name, string Text);
