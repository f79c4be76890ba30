// canary e11ed9ee-b121-4050-bc34-dd7f7e41e7c2
// The stages of a fine-tuning, each a process of its own that reads files and writes files; see finetune.sh.
using TorchSharp;

torch.set_num_threads(1);
var settings = Settings.Read("finetune.yaml");
switch (args)
{
    case ["import"]:
        Stages.Import();
        break;
    case ["tokenize", var epoch]:
        Stages.Tokenize(epoch);
        break;
    case ["order", var epoch]:
        Stages.Order(settings, epoch);
        break;
    case ["train", var epoch]:
        Training.Run(settings, epoch);
        break;
    case ["evaluate", var epoch]:
        Stages.Evaluate(settings, epoch);
        break;
    case ["convert"]:
        Stages.Convert();
        break;
    default:
        Console.Error.WriteLine("usage: finetune import | tokenize EPOCH | order EPOCH | train EPOCH | evaluate EPOCH | convert");
        return 2;
}

return 0;
