"""The log of public acts: a Merkle tree that only grows, so that no act can be changed or taken out unseen.

It serves Articles 14.2 and 17.3: a certificate is evidence only while nobody, ourselves included, can rewrite what was
made available. It holds bytes and does not know what they say.
"""
