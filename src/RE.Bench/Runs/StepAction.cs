namespace RE.Bench.Runs;

/// <summary>Does one step.</summary>
internal delegate Task<TReply> StepAction<TReply>(StepTicket ticket, CancellationToken cancellationToken);
