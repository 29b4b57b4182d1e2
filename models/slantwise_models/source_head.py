"""The source head: an ensemble of small attention-pooling heads over sentences (torch; imported only when used)."""

import torch
from torch import Tensor, nn

from slantwise_models.labels import STATE_FRAMING, TECHNIQUES, VOICES
from slantwise_models.network import TOKEN_OUTPUTS

N_CUE_FEATURES = len(STATE_FRAMING) * len(VOICES) + len(TECHNIQUES)


def sentence_features(
    hidden: Tensor, cue_logits: Tensor, voice_logits: Tensor, sentence_rows: Tensor, rows: Tensor
) -> tuple[Tensor, Tensor]:
    """What the source head sees of each sentence.

    Args:
        hidden: Token vectors (windows, tokens, hidden size).
        cue_logits: (windows, tokens, len(TOKEN_OUTPUTS)).
        voice_logits: (windows, tokens, len(VOICES)).
        sentence_rows: Row of each token's sentence, 0 to S - 1, or -1 for none, (windows, tokens), int64.
        rows: 0 to S - 1, (S,), int64.

    Returns:
        Mean token vector of each sentence (S, hidden size), and its cue features (S, N_CUE_FEATURES): the expected
        number of tokens under each state-framing label in each voice and under each technique, as log(1 + n).
    """
    member = (sentence_rows.reshape(1, -1) == rows.reshape(-1, 1)).to(hidden.dtype)
    count = member.sum(1, keepdim=True).clamp(min=1.0)
    vectors = member @ hidden.flatten(0, 1) / count
    cues = torch.sigmoid(cue_logits).flatten(0, 1)
    voices = torch.softmax(voice_logits, -1).flatten(0, 1)
    framing = cues[:, : len(STATE_FRAMING)]
    by_voice = (framing.unsqueeze(2) * voices.unsqueeze(1)).flatten(1)
    first = TOKEN_OUTPUTS.index(TECHNIQUES[0])
    techniques = cues[:, first : first + len(TECHNIQUES)]
    return vectors, torch.log1p(member @ torch.cat([by_voice, techniques], 1))


class SourceHead(nn.Module):
    """Additive attention pooling: the article's logit is a weighted sum of what each sentence adds.

    The attention is Ilse et al. (2018, "Attention-based deep multiple instance learning"); summing per-sentence logits, so
    that each sentence's share can be read off, is Javed et al. (2022, "Additive MIL").

    Args:
        hidden_size: Size of a sentence vector.
        width: Size of the projected sentence vector.
        dropout: Probability of dropping a feature, while training.
    """

    mean: Tensor
    deviation: Tensor

    def __init__(self, hidden_size: int, *, width: int = 16, dropout: float = 0.3) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.project = nn.Linear(hidden_size, width)
        self.register_buffer("mean", torch.zeros(N_CUE_FEATURES))
        self.register_buffer("deviation", torch.ones(N_CUE_FEATURES))
        self.attention = nn.Linear(width + N_CUE_FEATURES, 1)
        self.evidence = nn.Linear(width + N_CUE_FEATURES, 1)

    def forward(self, vectors: Tensor, cue_features: Tensor) -> tuple[Tensor, Tensor]:
        """Attention score (S,) and evidence in log-odds (S,) of each sentence.

        Args:
            vectors: (S, hidden size).
            cue_features: (S, N_CUE_FEATURES).
        """
        standard = (cue_features - self.mean) / self.deviation
        projected = torch.tanh(self.project(self.dropout(vectors)))
        features = torch.cat([projected, self.dropout(standard)], 1)
        return self.attention(features).squeeze(1), self.evidence(features).squeeze(1)


def pool(attention: Tensor, evidence: Tensor, article: Tensor, n_articles: int) -> Tensor:
    """Logit of each article, (n_articles,): evidence weighted by the attention's softmax over the article's sentences.

    Args:
        attention: (S,).
        evidence: (S,).
        article: Article of each sentence, 0 to n_articles - 1, (S,), int64.
        n_articles: How many articles there are.
    """
    weight = torch.exp(attention.clamp(-15, 15))
    total = torch.zeros(n_articles).index_add(0, article, weight)
    return torch.zeros(n_articles).index_add(0, article, weight * evidence) / total
